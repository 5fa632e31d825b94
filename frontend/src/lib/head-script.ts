import { RAIL_KEY, THEME_KEY } from "@/lib/storage-keys";

/**
 * Runs inline in <head> before the first paint, so that neither a forced theme nor a rail that is
 * put away flashes, and installs the default Trusted Types policy: the bundler's runtime sets
 * `script.src` from strings when it loads lazy chunks, which the policy allows for our own build
 * files and for nothing else. Where React draws the document anew, as after a browser's translator
 * has changed the page that it takes over, it makes this very script again, by HTML of its own; a
 * script made so is not run.
 * Its hash is in the Content-Security-Policy (scripts/postbuild.ts), so it must stay a constant.
 */
export const HEAD_SCRIPT = `(function(){
try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t;
if(localStorage.getItem("${RAIL_KEY}")==="closed")document.documentElement.dataset.rail="closed"}catch(e){}
var own=document.currentScript.textContent,empty="<scr"+"ipt></scr"+"ipt>";
if(window.trustedTypes&&trustedTypes.createPolicy)trustedTypes.createPolicy("default",{createHTML:function(s){
if(s===empty)return s;
throw new TypeError("Refused HTML")},createScript:function(s){
if(s===own)return s;
throw new TypeError("Refused script")},createScriptURL:function(s){
var u=new URL(s,location.href);
if(u.origin===location.origin&&(u.pathname.indexOf("/_next/static/")===0||u.pathname==="/sw.js"))return s;
throw new TypeError("Refused script address: "+s)}})
})()`;
