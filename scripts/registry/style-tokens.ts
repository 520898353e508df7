/** The part of a registry item that says what the components need of an app's stylesheet. */
export type StyleTokens = {
  cssVars: Record<"theme" | "light" | "dark", Record<string, string>>;
  css: Record<string, Record<string, Record<string, string>>>;
};

/**
 * Reads the dashboard's tokens: colours of both themes, animations and their keyframes. The CLI adds
 * them to an app's stylesheet and leaves those alone that the app has already.
 */
export function styleTokens(stylesheet: string): StyleTokens {
  const [light = "", dark = ""] = [...stylesheet.matchAll(/:root \{([^}]*)\}/g)]
    .map(([, body = ""]) => body);
  const theme = /@theme inline \{([^}]*)\}/.exec(stylesheet)?.[1] ?? "";
  const keyframes = [...stylesheet.matchAll(/^(@keyframes [\w-]+) \{\n {2}from \{([^}]*)\}\n\}/gm)];
  if (light === "" || dark === "" || theme === "" || keyframes.length === 0) {
    throw new Error("Cannot read the tokens of src/styles.css: its blocks have changed");
  }
  return {
    cssVars: {
      theme: declarations(theme, /^--animate-/),
      light: declarations(light, /^--/),
      dark: declarations(dark, /^--/),
    },
    css: {
      ...Object.fromEntries(
        keyframes.map(([, name, body = ""]) => [name, { from: declarations(body, /./) }]),
      ),
      "@layer base": { "*": { "border-color": "var(--border)" } },
    },
  };
}

function declarations(body: string, wanted: RegExp): Record<string, string> {
  const pairs = body.split(";").map((line) => line.trim())
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()])
    .filter(([name = ""]) => name !== "" && wanted.test(name));
  return Object.fromEntries(
    pairs.map(([name = "", value = ""]) => [name.replace(/^--/, ""), value]),
  );
}
