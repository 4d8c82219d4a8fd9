package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workshop.Waiting.waitingFor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The remote end of a connection: a plain socket of the JDK that sends and reads length-prefixed frames. */
final class Peer implements AutoCloseable {

    private static final int MAX_FRAME = 1 << 20;
    private static final int MAX_STREAM = 16 << 20;

    private final Socket socket = new Socket();
    private DataInputStream in;
    private AsyncConnection server;

    void connect(InetSocketAddress address, int limit) throws IOException {
        socket.connect(address, limit);
        socket.setSoTimeout(limit);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 4096));
    }

    /** Tells this peer the server's end of its connection, which knows why it was closed. */
    void servedBy(AsyncConnection connection) {
        server = connection;
    }

    Socket socket() {
        return socket;
    }

    /** Sends a text in one frame, with one write. */
    void sendText(String text) throws Exception {
        send(frame(text.getBytes(UTF_8)));
    }

    void send(byte[] bytes) throws Exception {
        exchange("the server to read " + bytes.length + " bytes", () -> {
            socket.getOutputStream().write(bytes);
            return null;
        });
    }

    static byte[] frame(byte[] payload) {
        return ByteBuffer.allocate(4 + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    /** Reads the text of the next frame. */
    String readText(String what) throws Exception {
        return new String(readFrame(what), UTF_8);
    }

    /** Reads the payload of the next frame. */
    byte[] readFrame(String what) throws Exception {
        return exchange(what, () -> {
            int length = in.readInt();
            if (length < 0 || length > MAX_FRAME) {
                throw new AssertionError("waited for " + what + ", and a frame of " + length
                        + " bytes came: this is no valid length, the bytes of frames are mixed");
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length) {
                throw new EOFException("it was closed " + payload.length + " bytes into a frame of " + length);
            }
            return payload;
        });
    }

    /** Reads to the end of the stream. If the stream does not end, stops after more bytes than any test expects. */
    byte[] readToEnd(String what) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        return exchange(what, () -> {
            try {
                byte[] chunk = new byte[4096];
                for (int count = in.read(chunk); count >= 0 && bytes.size() < MAX_STREAM; count = in.read(chunk)) {
                    bytes.write(chunk, 0, count);
                }
            } catch (SocketTimeoutException e) {
                throw new AssertionError(
                        "waited for " + what + ", and it did not come; " + bytes.size() + " bytes did", e);
            }
            return bytes.toByteArray();
        });
    }

    /** Reads some bytes, and drops them. */
    void skip(int count, String what) throws Exception {
        exchange(what, () -> {
            in.skipNBytes(count);
            return null;
        });
    }

    private <T> T exchange(String what, Callable<T> action) throws Exception {
        try {
            return waitingFor(what, () -> {
                try {
                    return action.call();
                } catch (EOFException e) {
                    throw e.getMessage() != null ? e : new EOFException("the server closed it");
                }
            });
        } catch (AssertionError e) {
            throw withReason(e);
        }
    }

    /** Attaches the reason why the server closed the connection, which says more than the end of the stream. */
    private AssertionError withReason(AssertionError error) {
        if (server != null) {
            // The server closes the socket first, and completes the future after that.
            Throwable reason = server.closed()
                    .handle((end, failure) -> failure)
                    .completeOnTimeout(null, 300, TimeUnit.MILLISECONDS)
                    .join();
            if (reason != null) {
                error.addSuppressed(reason);
            }
        }
        return error;
    }

    /** Waits until the server has closed this connection, with a FIN or with a reset. */
    void awaitEnd(String what) throws Exception {
        waitingFor(what, () -> {
            try {
                while (in.read() >= 0) {
                    // The bytes before the end do not matter here.
                }
            } catch (SocketException reset) {
                // The connection is closed too. The server had not read all bytes.
            }
            return null;
        });
    }

    /** Ends this half of the connection, and can still read. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes with a reset instead of a FIN. Bytes in flight are lost. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
