package nl.nabij.gateway.broker.embedded;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The properties of an MQTT 5 message that a broker has to hand on unchanged: payload format,
/// content type, response topic, correlation data, user properties.
final class PassedOn {

    private static final int PAYLOAD_FORMAT = MqttProperties.PAYLOAD_FORMAT_INDICATOR;
    private static final int CONTENT_TYPE = MqttProperties.CONTENT_TYPE;
    private static final int RESPONSE_TOPIC = MqttProperties.RESPONSE_TOPIC;
    private static final int CORRELATION_DATA = MqttProperties.CORRELATION_DATA;
    private static final int USER_PROPERTY = MqttProperties.USER_PROPERTY;

    private PassedOn() {}

    static MqttProperties of(MqttProperties received) {
        if (received.isEmpty()) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties kept = new MqttProperties();
        for (MqttProperty<?> property : received.listAll()) {
            if (isPassedOn(property.propertyId())) {
                kept.add(property);
            }
        }
        return kept.isEmpty() ? MqttProperties.NO_PROPERTIES : kept;
    }

    private static boolean isPassedOn(int id) {
        return id == PAYLOAD_FORMAT
                || id == CONTENT_TYPE
                || id == RESPONSE_TOPIC
                || id == CORRELATION_DATA
                || id == USER_PROPERTY;
    }

    static byte[] toBytes(MqttProperties properties) {
        if (properties.isEmpty()) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (MqttProperty<?> property : properties.listAll()) {
                switch (property) {
                    case MqttProperties.UserProperties pairs -> {
                        for (StringPair pair : pairs.value()) {
                            out.writeByte(USER_PROPERTY);
                            writeText(out, pair.key);
                            writeText(out, pair.value);
                        }
                    }
                    case UserProperty pair -> {
                        out.writeByte(USER_PROPERTY);
                        writeText(out, pair.value().key);
                        writeText(out, pair.value().value);
                    }
                    case IntegerProperty number -> {
                        out.writeByte(number.propertyId());
                        out.writeInt(number.value());
                    }
                    case StringProperty text -> {
                        out.writeByte(text.propertyId());
                        writeText(out, text.value());
                    }
                    case BinaryProperty binary -> {
                        out.writeByte(binary.propertyId());
                        writeBytes(out, binary.value());
                    }
                    default -> throw new IllegalArgumentException("property " + property.propertyId());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static MqttProperties fromBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties properties = new MqttProperties();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                int id = in.readUnsignedByte();
                properties.add(
                        switch (id) {
                            case USER_PROPERTY -> new UserProperty(readText(in), readText(in));
                            case PAYLOAD_FORMAT -> new IntegerProperty(id, in.readInt());
                            case CORRELATION_DATA -> new BinaryProperty(id, readBytes(in));
                            default -> new StringProperty(id, readText(in));
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
