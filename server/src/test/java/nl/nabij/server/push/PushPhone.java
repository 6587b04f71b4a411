package nl.nabij.server.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A phone and its push service on loopback. It believes nothing: what comes has to open with the phone's own key
/// (RFC 8291), and the sender's token has to be signed by the key that the phone subscribed with (RFC 8292).
public final class PushPhone implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final int POINT = 65;

    private final HttpServer server;
    private final KeyPair keys = newKeys();
    private final byte[] secret = new byte[16];
    private final List<Push> pushes = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    /// What the service answers next; 201 is 'taken'.
    public volatile int answer = 201;

    /// The service hangs until this is at zero.
    public volatile CountDownLatch hangs = new CountDownLatch(0);

    /// One that came and could be believed.
    ///
    /// @param place the end of the endpoint's path: which subscription
    public record Push(
            String place, String kind, String subject, int ttl, String urgency, String topic, JsonNode token) {}

    public PushPhone() {
        new SecureRandom().nextBytes(secret);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String endpoint(String place) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send/" + place;
    }

    /// The body of a subscription at a place of its own.
    public String subscription(String place) {
        return "{\"endpoint\":\"%s\",\"p256dh\":\"%s\",\"auth\":\"%s\"}"
                .formatted(
                        endpoint(place),
                        URL.encodeToString(point((ECPublicKey) keys.getPublic())),
                        URL.encodeToString(secret));
    }

    public List<Push> pushes() {
        if (!wrong.isEmpty()) {
            throw new AssertionError("A push that no phone would believe: " + wrong);
        }
        return List.copyOf(pushes);
    }

    /// `kind` of each that came to a place, in the order in which they came.
    public List<String> kindsAt(String place) {
        return pushes().stream()
                .filter(push -> push.place().equals(place))
                .map(Push::kind)
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            hangs.await();
            pushes.add(read(exchange, body));
        } catch (GeneralSecurityException | RuntimeException e) {
            wrong.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private Push read(HttpExchange exchange, byte[] body) throws GeneralSecurityException, IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        require("aes128gcm".equals(headers.get("content-encoding")), "content-encoding");
        JsonNode token = token(headers.getOrDefault("authorization", ""));
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        require(token.get("aud").asText().equals(origin), "aud " + token);
        JsonNode note = JSON.readTree(decrypt(body));
        String path = exchange.getRequestURI().getPath();
        return new Push(
                path.substring(path.lastIndexOf('/') + 1),
                note.get("kind").asText(),
                note.path("subject").asText(),
                Integer.parseInt(headers.get("ttl")),
                headers.getOrDefault("urgency", ""),
                headers.getOrDefault("topic", ""),
                token);
    }

    private static void require(boolean is, String what) {
        if (!is) {
            throw new IllegalArgumentException(what);
        }
    }

    /// `vapid t=…, k=…`: ES256 by the key that stands beside it.
    private static JsonNode token(String header) throws GeneralSecurityException, IOException {
        require(header.startsWith("vapid t="), header);
        String token = header.substring("vapid t=".length(), header.indexOf(','));
        String key = header.substring(header.indexOf("k=") + 2).strip();
        String[] parts = token.split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(Base64.getUrlDecoder().decode(key)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        require(signature.verify(Base64.getUrlDecoder().decode(parts[2])), "signature");
        require(
                JSON.readTree(Base64.getUrlDecoder().decode(parts[0]))
                        .get("alg")
                        .asText()
                        .equals("ES256"),
                "alg");
        com.fasterxml.jackson.databind.node.ObjectNode claims = (com.fasterxml.jackson.databind.node.ObjectNode)
                JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        return claims.put("k", key);
    }

    /// RFC 8188 and 8291, by hand.
    private byte[] decrypt(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = bytes(in, 16);
        in.getInt();
        byte[] theirs = bytes(in, in.get() & 0xff);
        byte[] sealed = bytes(in, in.remaining());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(key(theirs), true);
        byte[] info = concat(
                "WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point((ECPublicKey) keys.getPublic()), theirs);
        byte[] input = expand(hmac(secret, agreement.generateSecret()), info, 32);
        byte[] prk = hmac(salt, input);
        byte[] key = expand(prk, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = expand(prk, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        require(padded[end] == 2, "the last record is marked by a 2");
        return Arrays.copyOf(padded, end);
    }

    private static byte[] expand(byte[] prk, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(prk, concat(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] out = new byte[length];
        in.get(out);
        return out;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] point(ECPublicKey key) {
        byte[] out = new byte[POINT];
        out[0] = 4;
        copy(key.getW().getAffineX().toByteArray(), out, 33);
        copy(key.getW().getAffineY().toByteArray(), out, POINT);
        return out;
    }

    private static void copy(byte[] number, byte[] out, int end) {
        int length = Math.min(number.length, 32);
        System.arraycopy(number, number.length - length, out, end - length, length);
    }

    private static ECPublicKey key(byte[] point) throws GeneralSecurityException {
        require(point.length == POINT && point[0] == 4, "a point of P-256");
        ECPublicKey model = (ECPublicKey) newKeys().getPublic();
        ECPoint w = new ECPoint(
                new java.math.BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new java.math.BigInteger(1, Arrays.copyOfRange(point, 33, POINT)));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(w, model.getParams()));
    }

    @Override
    public void close() {
        hangs.countDown();
        server.stop(0);
    }
}
