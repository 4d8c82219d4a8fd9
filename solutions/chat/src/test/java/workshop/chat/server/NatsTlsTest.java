package workshop.chat.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workshop.chat.protocol.Message.Broadcast;

@DisplayName("a bus at tls://localhost")
class NatsTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static final String INFO =
            "INFO {\"server_id\":\"x\",\"version\":\"2.10.0\",\"port\":4222,\"max_payload\":1024,\"tls_required\":true}\r\n";

    private static final BusListener NO_LISTENER = new BusListener() {

        @Override
        public void received(Broadcast broadcast) {}

        @Override
        public void tell(String text) {}
    };

    @TempDir
    private Path folder;

    private SSLContext before;
    private ServerSocket listener;

    @BeforeEach
    void listen() throws Exception {
        before = SSLContext.getDefault();
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(10_000);
    }

    @AfterEach
    void end() throws IOException {
        SSLContext.setDefault(before);
        listener.close();
    }

    @Test
    @DisplayName("a NATS server gets the credentials if its certificate is for localhost")
    void itself() throws Exception {
        assertThat(firstWords("dns:localhost")).startsWith("CONNECT ").contains("secret");
    }

    @Test
    @DisplayName("it gets none if its certificate is for another host, although that certificate is trusted")
    void another() throws Exception {
        assertThat(firstWords("dns:elsewhere.example")).contains("certificate_unknown");
    }

    /** The first bytes that a NATS server with this certificate gets. */
    private String firstWords(String certified) throws Exception {
        SSLContext trusting = context(certified);
        SSLContext.setDefault(trusting);
        CompletableFuture<String> words = started(() -> serve(trusting));
        NatsUrl url = NatsUrl.parse("tls://ada:secret@localhost:" + listener.getLocalPort());
        Bus bus = NatsBus.on(url, "test.room", "london", Duration.ofSeconds(8)).connect(NO_LISTENER);
        try {
            return words.get(40, TimeUnit.SECONDS);
        } finally {
            bus.close();
        }
    }

    /** Waits until a client has sent something, or has refused the certificate. */
    private String serve(SSLContext context) throws IOException {
        while (!listener.isClosed()) {
            try (Socket plain = listener.accept()) {
                plain.getOutputStream().write(INFO.getBytes(US_ASCII));
                SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, "", 0, true);
                secure.setUseClientMode(false);
                String line = new BufferedReader(new InputStreamReader(secure.getInputStream(), US_ASCII)).readLine();
                if (line != null) {
                    return line;
                }
            } catch (SSLException | SocketException e) {
                if (e.toString().contains("certificate_unknown")) {
                    return e.getMessage();
                }
                // On a busy machine the handshake may take longer than a client waits. The client will connect again.
            }
        }
        return "nothing";
    }

    private static CompletableFuture<String> started(Callable<String> action) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Has a key that is certified for this name, and trusts its own certificate. */
    private SSLContext context(String certified) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("keys");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String line = keytool + "\n-genkeypair\n-alias\nnats\n-keyalg\nEC\n-dname\nCN=nats\n-ext\nsan=" + certified
                + "\n-storetype\nPKCS12\n-storepass\n" + new String(PASSWORD) + "\n-keystore\n" + file;
        Process process = new ProcessBuilder(line.split("\n"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("keytool ends").isTrue();
        assertThat(process.exitValue())
                .as("keytool's end, which said " + Files.readString(folder.resolve("keytool")))
                .isZero();
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        keys.setCertificateEntry("trusted", keys.getCertificate("nats"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
