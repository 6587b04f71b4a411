package nl.nabij.sim.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRedTest {

    @Test
    void theNamedOneElseThatOnThePathElseNone(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(
                folder.resolve("node-red"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String elsewhere = folder.resolve("not-there").toString();
        Optional<NodeRed.Installation> there = Optional.of(new NodeRed.Installation(program));
        assertEquals(there, NodeRed.installed(Map.of("PATH", elsewhere + ":" + folder)));
        assertEquals(there, NodeRed.installed(Map.of("NABIJ_NODE_RED", program.toString())));
        assertEquals(Optional.empty(), NodeRed.installed(Map.of("PATH", elsewhere)));
        assertEquals(
                Optional.empty(), NodeRed.installed(Map.of("NABIJ_NODE_RED", elsewhere, "PATH", folder.toString())));
    }

    @Test
    void aModuleIsLookedForBesideIt_alsoThroughTheLinkThatNpmMakes(@TempDir Path folder) throws IOException {
        Path modules = folder.resolve("node_modules");
        Path program = Files.createFile(
                Files.createDirectories(modules.resolve("node-red")).resolve("red.js"));
        Files.createFile(Files.createDirectories(modules.resolve("pg")).resolve("package.json"));
        Path link = Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("bin")).resolve("node-red"), program);
        NodeRed.Installation installed = new NodeRed.Installation(link);
        assertEquals(Optional.of(modules.toRealPath().resolve("pg")), installed.module("pg"));
        assertEquals(Optional.empty(), installed.module("nabij-has-no-such-module"));
    }
}
