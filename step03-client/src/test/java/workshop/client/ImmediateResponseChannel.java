package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a server that responds at once: before the write of a request returns, the code has read the response
 * and its thread reads again.
 */
final class ImmediateResponseChannel implements ByteChannel {

    private final String response;
    private final LoopbackConnection connection;
    private final CountDownLatch responseRead = new CountDownLatch(1);
    private int unsent;
    private int unread;

    ImmediateResponseChannel(String request, String response, LoopbackConnection connection) {
        this.response = response;
        this.connection = connection;
        this.unsent = lengthOfFrame(request);
        this.unread = lengthOfFrame(response);
    }

    private static int lengthOfFrame(String body) {
        return Integer.BYTES + Long.BYTES + body.getBytes(UTF_8).length;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = connection.channel().write(source);
        unsent -= written;
        if (written > 0 && unsent == 0) {
            respondAtOnce();
        }
        return written;
    }

    private void respondAtOnce() throws IOException {
        try {
            ReceivedRequest.next(connection).respond(connection, response);
            // The reading thread reads again at once, unless it waits for a lock that the writer holds. Then the
            // response cannot be lost.
            responseRead.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (unread == 0) {
            responseRead.countDown();
        }
        int read = connection.watched().read(target);
        unread -= Math.max(read, 0);
        return read;
    }

    @Override
    public boolean isOpen() {
        return connection.channel().isOpen();
    }

    @Override
    public void close() throws IOException {
        connection.channel().close();
    }
}
