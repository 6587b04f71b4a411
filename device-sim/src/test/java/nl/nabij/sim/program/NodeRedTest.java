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
        assertEquals(Optional.of(program), NodeRed.installed(Map.of("PATH", elsewhere + ":" + folder)));
        assertEquals(Optional.of(program), NodeRed.installed(Map.of("NABIJ_NODE_RED", program.toString())));
        assertEquals(Optional.empty(), NodeRed.installed(Map.of("PATH", elsewhere)));
        assertEquals(
                Optional.empty(), NodeRed.installed(Map.of("NABIJ_NODE_RED", elsewhere, "PATH", folder.toString())));
    }
}
