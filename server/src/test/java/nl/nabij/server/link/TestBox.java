package nl.nabij.server.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.ContractVersion;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Topics;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.enrolment.IssuedCertificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/// A home's box, as far as the link can tell: Paho with a real key and certificate.
final class TestBox implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 15_000;

    final GatewayId id;
    private final SSLContext tls;
    private final int port;
    private final MqttAsyncClient client;
    final List<Down> told = new CopyOnWriteArrayList<>();
    final Key key;
    final String certificatePem;

    /// The reason code with which the centre ended the connection; 0 while it did not.
    volatile int ended;

    /// A key made on the box.
    record Key(KeyPair pair) {
        static Key fresh() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return new Key(generator.generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        String request() {
            try (StringWriter text = new StringWriter();
                    JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=box"), pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
                pem.flush();
                return text.toString();
            } catch (IOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    TestBox(String id, Key key, String certificatePem, X509Certificate authority, int port) {
        this.id = new GatewayId(id);
        this.key = key;
        this.certificatePem = certificatePem;
        this.tls = tls(key, certificatePem, authority);
        this.port = port;
        try {
            this.client = new MqttAsyncClient("ssl://127.0.0.1:" + port, id, new MemoryPersistence());
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its certificate, as the table of certificates names it.
    String serial() {
        try {
            return IssuedCertificate.serial(certificate(certificatePem));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks for a certificate for the next key, vouched for by the present one.
    Enrolment.Renewal renewal(Key next) {
        try {
            String request = next.request();
            byte[] der = Base64.getMimeDecoder().decode(request.replaceAll("-----[A-Z ]+-----", ""));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.pair().getPrivate());
            signature.update(Enrolment.Renewal.signed(der));
            return new Enrolment.Renewal(
                    certificatePem, request, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext tls() {
        return tls;
    }

    int port() {
        return port;
    }

    TestBox connect() throws MqttException {
        return connect(options());
    }

    TestBox connect(MqttConnectionOptions options) throws MqttException {
        client.setCallback(new Callback());
        client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        client.subscribe(new MqttSubscription(Topics.allDown(id), 1)).waitForCompletion(PATIENCE_MILLIS);
        return this;
    }

    MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(30);
        options.setSocketFactory(tls.getSocketFactory());
        options.setHttpsHostnameVerificationEnabled(false);
        return options;
    }

    IMqttToken publish(Topics.UpChannel channel, byte[] payload) throws MqttException {
        return publish(Topics.up(id, channel), payload);
    }

    IMqttToken publish(String topic, byte[] payload) throws MqttException {
        return client.publish(topic, new MqttMessage(payload, 1, false, null));
    }

    IMqttToken publish(Up up) throws MqttException {
        return publish(
                up.stream() == Stream.ALARM ? Topics.UpChannel.ALARM : Topics.UpChannel.EVENT,
                ContractJson.toBytes(up));
    }

    void publishAndWait(Up up) throws MqttException {
        publish(up).waitForCompletion(PATIENCE_MILLIS);
    }

    static Up alarm(long epoch, long seq) {
        return up(
                Stream.ALARM,
                epoch,
                seq,
                new UpMessage.AlarmRaised(
                        new PressId(UUID.randomUUID()),
                        new DeviceId("0x01"),
                        "Hanger",
                        Optional.of("woonkamer"),
                        new Kind("sos.alarm")));
    }

    static Up up(Stream stream, long epoch, long seq, UpMessage message) {
        return new Up(
                ContractVersion.CURRENT, stream, epoch, seq, Instant.now(), true, UUID.randomUUID(), 1_000, message);
    }

    /// The highest receipt so far; 0 for none.
    long receipt(Stream stream, long epoch) {
        return told.stream()
                .filter(Down.Receipt.class::isInstance)
                .map(Down.Receipt.class::cast)
                .filter(receipt -> receipt.stream() == stream && receipt.epoch() == epoch)
                .mapToLong(Down.Receipt::through)
                .max()
                .orElse(0);
    }

    boolean isConnected() {
        return client.isConnected();
    }

    void drop() {
        try {
            client.disconnectForcibly(0, 100, false);
        } catch (MqttException e) {
            // It is gone already.
            return;
        }
    }

    @Override
    public void close() {
        drop();
        try {
            client.close(true);
        } catch (MqttException e) {
            // A test that breaks the client on purpose leaves nothing to close.
            return;
        }
    }

    private final class Callback implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            hear(message);
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            ended = response.getReturnCode();
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String server) {}

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {}
    }

    private void hear(MqttMessage message) {
        try {
            told.add(ContractJson.read(message.getPayload(), Down.class));
        } catch (ContractException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext tls(Key key, String certificatePem, X509Certificate authority) {
        try {
            X509Certificate certificate = certificate(certificatePem);
            char[] none = new char[0];
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, none);
            own.setKeyEntry("box", key.pair().getPrivate(), none, new X509Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, none);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, none);
            trusted.setCertificateEntry("centre", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
