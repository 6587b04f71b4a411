package nl.nabij.sim.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The delivered start script, with a Java that only says what it was called with.
class GatewayScriptTest {

    private static final Path DELIVERED = Path.of("..", "gateway", "src", "main", "dist");

    @TempDir
    private Path box;

    @BeforeEach
    void install() throws IOException {
        for (String file : new String[] {"gateway", "key", "jvm.options"}) {
            Files.copy(DELIVERED.resolve(file), box.resolve(file), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(box.resolve("gateway.jar"), "one");
        Files.createDirectories(box.resolve("lib"));
        Files.writeString(box.resolve("lib").resolve("some.jar"), "some");
        Path java = Files.createDirectories(box.resolve("jdk").resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
    }

    @Test
    void theStartUpCacheIsUsedForTheJarsThatItWasMadeOf_andForNoOthers() throws Exception {
        assertFalse(run("gateway").contains("AOTCache"));
        Files.writeString(box.resolve("gateway.aot"), "a cache");
        Files.writeString(box.resolve("gateway.aot.key"), run("key", box.toString()));
        String called = run("gateway");
        assertTrue(called.contains("-XX:AOTCache=" + box.resolve("gateway.aot") + " -jar "), called);
        Files.writeString(box.resolve("lib").resolve("some.jar"), "other");
        String after = run("gateway");
        assertFalse(after.contains("-XX:AOTCache"), after);
        assertTrue(after.contains("of other jars"), after);
    }

    private String run(String script, String... arguments) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>();
        command.add(box.resolve(script).toString());
        command.addAll(java.util.List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", box.resolve("jdk").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return said;
    }
}
