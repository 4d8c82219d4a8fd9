package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import workshop.Waiting;

/** A NATS server for one client. The test decides what it sends. */
final class Broker implements AutoCloseable {

    private static final int LIMIT = (int) Waiting.LIMIT.toMillis();

    /** The broker's part of the conversation, on a thread of its own. The connection is closed when it returns. */
    @FunctionalInterface
    interface Script {
        void play(Client client) throws Exception;
    }

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final FutureTask<Void> playing;

    Broker(Script script) throws IOException {
        server.setSoTimeout(LIMIT);
        playing = new FutureTask<>(() -> {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(LIMIT);
                socket.setTcpNoDelay(true);
                script.play(new Client(socket));
            }
            return null;
        });
        Thread.ofPlatform().daemon().start(playing);
    }

    SocketChannel connect() throws IOException {
        return SocketChannel.open(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
    }

    /** Waits until the script has returned, and throws its failure if it failed. */
    @Override
    public void close() throws IOException {
        try (server) {
            playing.get(2L * LIMIT, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError failed
                    ? failed
                    : new AssertionError("the broker's end of the connection failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the broker's script did not end in time", e);
        }
    }

    /** The client, as the broker sees it. */
    static final class Client {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Client(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        /**
         * Sends INFO, as NATS servers do, and checks that the client answers with CONNECT and subscribes to
         * {@code news.*}.
         */
        void greet() throws Exception {
            connect();
            assertThat(line("SUB")).as("the client's second line").isEqualTo("SUB news.* 1");
        }

        /** Sends INFO, and checks that the client answers with CONNECT. */
        void connect() throws Exception {
            send("INFO {\"server_id\":\"TEST\",\"headers\":true,\"max_payload\":1048576}\r\n");
            assertThat(line("CONNECT"))
                    .as("the client's first line")
                    .startsWith("CONNECT {")
                    .contains("\"verbose\":false", "\"headers\":true");
        }

        void send(String text) throws IOException {
            send(text.getBytes(US_ASCII));
        }

        void send(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        String line(String what) throws IOException {
            try {
                String line = readLine();
                if (line == null) {
                    throw new EOFException("the end of the stream");
                }
                assertThat(line.endsWith("\r"))
                        .as("the client's line %s ends with CR LF", line.strip())
                        .isTrue();
                return line.substring(0, line.length() - 1);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("the broker waited for " + what + ", and it did not come", e);
            } catch (EOFException | SocketException e) {
                throw new AssertionError("the broker waited for " + what + ", but the connection ended", e);
            }
        }

        /** The bytes up to LF, which is left out; null at the end of the stream. */
        private String readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return null;
                }
                line.write(next);
            }
            return line.toString(UTF_8);
        }

        /** Ends the stream without INFO, and checks that the client has sent nothing: it answers INFO, and waits for it. */
        void endBeforeInfo() throws IOException {
            socket.shutdownOutput();
            assertThat(readLine()).as("what the client has sent before INFO").isNull();
        }

        /** Closes the connection with a reset, as a server does that has crashed or is out of memory. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits for the end of the stream, or for a reset: then the client has not read all that was sent. */
        void awaitClose() throws IOException {
            try {
                assertThat(readLine())
                        .as("what the client sends instead of closing the connection")
                        .isNull();
            } catch (SocketTimeoutException e) {
                throw new AssertionError("the broker waited for the client to close the connection in vain", e);
            } catch (SocketException reset) {
                // Closed.
            }
        }
    }
}
