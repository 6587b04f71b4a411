package nl.nabij.gateway.convention.zigbee2mqtt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads `bridge/devices` one device at a time: with 1,000 devices it is 4 MiB, which as one tree
/// would fill the box's heap.
final class BridgeDevicesReader {

    /// More devices than this are no home; what is beyond is left out. The largest known home has
    /// 700.
    private static final int MOST_DEVICES = 5_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BridgeDevicesReader() {}

    /// @param each what to keep of a device: the tree itself is thrown away
    /// @throws IOException when it is not a JSON array; then nothing of it counts
    static <T> List<T> read(ByteBuffer payload, Function<BridgeDevice, T> each) throws IOException {
        List<T> devices = new ArrayList<>();
        try (JsonParser parser =
                MAPPER.getFactory().createParser(new ByteBufferBackedInputStream(payload.duplicate()))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("bridge/devices is not a JSON array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode device = MAPPER.readTree(parser);
                if (device == null) {
                    throw new IOException("bridge/devices ends too early");
                }
                if (device.isObject() && devices.size() < MOST_DEVICES) {
                    devices.add(each.apply(BridgeDevice.read(device)));
                }
            }
        }
        return devices;
    }
}
