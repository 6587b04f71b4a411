package nl.nabij.sim.story;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A program that is not as it is delivered: without one of its protections, so that the protection's
/// check can be seen to fail, or with a clock that can be set. It is made of the program's own source
/// and lies before the delivered jar on the class path: what is delivered has no switch for it.
///
/// @param module whose program it is: `server` or `gateway`
/// @param source the file below `src/main/java` that is changed
/// @param lines what stands there once, and what stands in its place here
record ChangedProgram(String module, String source, Map<String, String> lines) {

    ChangedProgram {
        lines = Map.copyOf(lines);
    }

    /// The options and the class path of the changed program.
    ///
    /// @param folder for its changed classes
    List<String> program(Path folder) {
        Path home = Path.of("..", module);
        Path jar = home.resolve("target").resolve(module + ".jar");
        compile(home.resolve("src/main/java").resolve(source), folder);
        return List.of(
                "@" + home.resolve("src/main/dist/jvm.options"), "-cp", folder + ":" + jar, mainClass(jar.toFile()));
    }

    private void compile(Path original, Path folder) {
        try {
            String text = Files.readString(original);
            for (Map.Entry<String, String> line : lines.entrySet()) {
                if (text.split(Pattern.quote(line.getKey()), -1).length != 2) {
                    throw new AssertionError(source + " has no longer, or not once: " + line.getKey());
                }
                text = text.replace(line.getKey(), line.getValue());
            }
            Files.createDirectories(folder);
            Path changed = folder.resolve(original.getFileName());
            Files.writeString(changed, text);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter said = new StringWriter();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options =
                        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
                if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(changed))
                        .call()) {
                    throw new AssertionError("The changed " + source + " does not compile:\n" + said);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mainClass(java.io.File jar) {
        try (JarFile file = new JarFile(jar)) {
            return file.getManifest().getMainAttributes().getValue("Main-Class");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
