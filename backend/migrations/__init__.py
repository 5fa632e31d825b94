"""Roles, schemas and tables of the application; Better Auth's tables are the auth server's."""
