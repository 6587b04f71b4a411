package nl.nabij.sim.style;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// All classes of the project without its tests, and where its sources lie.
final class House {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The twins of simulated worlds come as jars of tests.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("nl.nabij");

    private static final List<String> MODULES = List.of("server/contract", "server", "gateway", "device-sim");

    private House() {}

    /// Every Java file, main and test.
    static List<Path> sources() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        return MODULES.stream()
                .map(module -> root.resolve(module).resolve("src"))
                .filter(Files::isDirectory)
                .flatMap(House::javaFiles)
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
