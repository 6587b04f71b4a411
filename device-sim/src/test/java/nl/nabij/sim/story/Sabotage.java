package nl.nabij.sim.story;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A program of which one protection was taken out, so that the protection's check can be seen to fail.
/// It is made of the program's own source and lies before the delivered jar on the class path: what is
/// delivered has no switch for it.
///
/// @param module whose program it is: `server` or `gateway`
/// @param source the file below `src/main/java` that is changed
/// @param line what stands there once
/// @param instead what stands in its place
record Sabotage(String module, String source, String line, String instead) {

    /// The options and the class path of the sabotaged program.
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
            if (text.split(java.util.regex.Pattern.quote(line), -1).length != 2) {
                throw new AssertionError(source + " no longer has this once, so it cannot be sabotaged: " + line);
            }
            Files.createDirectories(folder);
            Path changed = folder.resolve(original.getFileName());
            Files.writeString(changed, text.replace(line, instead));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter said = new StringWriter();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options =
                        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString());
                if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(changed))
                        .call()) {
                    throw new AssertionError("The sabotaged " + source + " does not compile:\n" + said);
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
