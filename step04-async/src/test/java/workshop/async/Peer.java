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

/** The other end: a plain socket of the JDK that speaks frames, a 4-byte big-endian length and then the payload. */
final class Peer implements AutoCloseable {

    private static final int LONGEST = 1 << 20;
    private static final int MORE_THAN_ENOUGH = 16 << 20;

    private final Socket socket = new Socket();
    private DataInputStream in;
    private AsyncConnection server;

    void connect(InetSocketAddress address, int limit) throws IOException {
        socket.connect(address, limit);
        socket.setSoTimeout(limit);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 4096));
    }

    /** The server's end, to ask why it closed. */
    void servedBy(AsyncConnection connection) {
        server = connection;
    }

    Socket socket() {
        return socket;
    }

    /** One text in one frame, in one write. */
    void say(String text) throws Exception {
        send(frame(text.getBytes(UTF_8)));
    }

    void send(byte[] bytes) throws Exception {
        talking("the server to read " + bytes.length + " bytes", () -> {
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

    /** The text of the next frame. */
    String hear(String what) throws Exception {
        return new String(hearBytes(what), UTF_8);
    }

    /** The payload of the next frame. */
    byte[] hearBytes(String what) throws Exception {
        return talking(what, () -> {
            int length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new AssertionError("waited for " + what + ", and a frame of " + length
                        + " bytes came: this is no length, the bytes of frames are mixed");
            }
            byte[] payload = in.readNBytes(length);
            if (payload.length < length) {
                throw new EOFException("it was closed " + payload.length + " bytes into a frame of " + length);
            }
            return payload;
        });
    }

    /** Everything up to the end of the stream; of a stream that does not end, more than any test expects. */
    byte[] hearAll(String what) throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        return talking(what, () -> {
            try {
                byte[] some = new byte[4096];
                for (int count = in.read(some); count >= 0 && heard.size() < MORE_THAN_ENOUGH; count = in.read(some)) {
                    heard.write(some, 0, count);
                }
            } catch (SocketTimeoutException e) {
                throw new AssertionError(
                        "waited for " + what + ", and it did not come; " + heard.size() + " bytes did", e);
            }
            return heard.toByteArray();
        });
    }

    private <T> T talking(String what, Callable<T> action) throws Exception {
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

    /** Why the server closed says more than that it did. */
    private AssertionError withReason(AssertionError error) {
        if (server != null) {
            // The socket is closed first, and then the reason is told.
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

    /** Waits until the server has closed this connection, in whatever way. */
    void hearEnd(String what) throws Exception {
        waitingFor(what, () -> {
            try {
                while (in.read() >= 0) {
                    // What was sent before the end is not what this is about.
                }
            } catch (SocketException reset) {
                // Closed all the same, with unread bytes on the server's side.
            }
            return null;
        });
    }

    /** Ends this half of the connection, and still listens. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes with a reset: no farewell, and what was on its way is lost. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
