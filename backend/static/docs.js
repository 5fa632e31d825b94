// Tries requests as whoever is signed in here: the session cookie buys an access token, which is
// renewed before it ends. A token given through "Authorize" takes precedence.
(() => {
  const renewBeforeSeconds = 60;
  let token = "";
  let expiresAt = 0;

  const claims = (jwt) =>
    JSON.parse(atob(jwt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));

  const accessToken = async () => {
    if (Date.now() / 1000 < expiresAt - renewBeforeSeconds) {
      return token;
    }
    const response = await fetch("/api/auth/token", { credentials: "same-origin" });
    if (!response.ok) {
      return "";
    }
    ({ token } = await response.json());
    expiresAt = claims(token).exp;
    return token;
  };

  const withAccessToken = async (request) => {
    const path = new URL(request.url, location.href).pathname;
    const endsSession = path === "/api/auth/sign-out";
    if (path.startsWith("/api/v1/") && !request.headers.Authorization) {
      const current = await accessToken();
      if (current) {
        request.headers.Authorization = `Bearer ${current}`;
      }
    }
    if (endsSession) {
      expiresAt = 0;
    }
    return request;
  };

  window.SwaggerUIBundle({
    url: "/api/openapi.json",
    dom_id: "#documentation",
    deepLinking: true,
    docExpansion: "list",
    displayRequestDuration: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    withCredentials: true,
    requestInterceptor: withAccessToken,
  });
})();
