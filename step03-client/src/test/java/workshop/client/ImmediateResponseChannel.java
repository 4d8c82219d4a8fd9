package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A connection with a quick server at its other end: before the write of a request returns, its answer was read, and
 * the thread that read it has come back for more.
 */
final class ImmediateResponseChannel implements ByteChannel {

    private final String answer;
    private final LoopbackConnection connection;
    private final CountDownLatch handedOn = new CountDownLatch(1);
    private int unsent;
    private int unread;

    ImmediateResponseChannel(String request, String answer, LoopbackConnection connection) {
        this.answer = answer;
        this.connection = connection;
        this.unsent = lengthOfFrame(request);
        this.unread = lengthOfFrame(answer);
    }

    private static int lengthOfFrame(String body) {
        return Integer.BYTES + Long.BYTES + body.getBytes(UTF_8).length;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int written = connection.channel().write(source);
        unsent -= written;
        if (written > 0 && unsent == 0) {
            answerAtOnce();
        }
        return written;
    }

    private void answerAtOnce() throws IOException {
        try {
            ReceivedRequest.next(connection).answer(connection, answer);
            // It comes back at once, unless it wants a lock that the writer holds: then the answer cannot be lost.
            handedOn.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (unread == 0) {
            handedOn.countDown();
        }
        int read = connection.channel().read(target);
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
