package nl.nabij.gateway.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A process of its own that renews an identity without end until it is killed, and says each when it
/// is on disk.
final class IdentityWriter {

    private IdentityWriter() {}

    public static void main(String[] folder) throws IOException {
        IdentityStore store = new IdentityStore(Path.of(folder[0]));
        TestAuthority authority = new TestAuthority();
        List<ServerAddress> uplinks = List.of(new ServerAddress("a.test", 8883));
        while (true) {
            GatewayIdentity next = authority.identity("gw-7f3k", uplinks);
            store.save(next);
            System.out.println(next.certificate().getSerialNumber());
            System.out.flush();
        }
    }
}
