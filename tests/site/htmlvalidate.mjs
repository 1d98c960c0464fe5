// What html-validate asks of the built pages. Each rule that is off, or looser, says why.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "no-trailing-whitespace": "off", // the generator's templates leave it; no reader sees it
    "doctype-style": "off", // "html" in small letters is as valid
    "void-style": "off", // "<hr/>" is as valid as "<hr>"
    "valid-id": ["error", { relaxed: true }], // footnotes have a colon in their ids, which HTML allows
  },
};
