package workshop.demos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import workshop.client.Demo;

/** The client of step 3's demo does not retry in a loop without a delay. */
@DisplayName("Step 3's demo client")
@Timeout(30)
class Step3DemoClientTest {

    @Test
    @DisplayName("waits between attempts also if the server accepts each connection and closes it at once")
    void serverCloses() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> acceptAndClose(server, connections));
            try (DemoProcess client = DemoProcess.start(Demo.class, "-Dport=" + server.getLocalPort())) {
                client.type("hello");
                client.readUntil("No connection. Trying again in ");
            }
        }
        assertThat(connections.get())
                .as("connections until the client was ended, during its first delay or soon after it")
                .isBetween(2, 12);
    }

    private static void acceptAndClose(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                server.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException e) {
            // The test has closed the server.
        }
    }
}
