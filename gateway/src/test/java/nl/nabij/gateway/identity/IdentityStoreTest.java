package nl.nabij.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityStoreTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedIsLoadedAndForItsOwnerOnly() throws IOException {
        GatewayIdentity identity = new TestAuthority()
                .identity("gw-7f3k", List.of(new ServerAddress("a.test", 8883), new ServerAddress("b.test", 8884)));
        IdentityStore store = new IdentityStore(folder);
        assertThat(store.load()).isEmpty();
        store.save(identity);
        assertThat(store.load()).contains(identity);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("identity.pem"))))
                .isEqualTo("rw-------");
        assertThat(identity.toString()).contains("gw-7f3k").doesNotContain("PRIVATE");
    }

    @Test
    void twoAuthoritiesAreKept() throws IOException {
        TestAuthority next = new TestAuthority();
        GatewayIdentity one = new TestAuthority().identity("gw-7f3k", List.of(new ServerAddress("a.test", 8883)));
        GatewayIdentity two = new GatewayIdentity(
                one.gateway(),
                one.key(),
                one.certificate(),
                List.of(one.authorities().getFirst(), next.certificate()),
                one.uplinks());
        IdentityStore store = new IdentityStore(folder);
        store.save(two);
        assertThat(store.load()).contains(two);
    }

    @Test
    void aDamagedFileIsAnErrorAndNotANewBox() throws IOException {
        Files.writeString(folder.resolve("identity.pem"), "gateway=gw\nuplinks=a:1\n");
        assertThatThrownBy(() -> new IdentityStore(folder).load())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("identity.pem");
    }
}
