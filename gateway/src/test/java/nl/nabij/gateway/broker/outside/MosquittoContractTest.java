package nl.nabij.gateway.broker.outside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Deque;
import org.junit.jupiter.api.io.TempDir;

class MosquittoContractTest extends OutsideBrokerContract {

    @TempDir
    private Path folder;

    @Override
    int startOutside(Deque<AutoCloseable> atTheEnd) throws IOException, InterruptedException {
        RealMosquitto.Running mosquitto = RealMosquitto.start(folder);
        atTheEnd.push(mosquitto);
        return mosquitto.port();
    }
}
