package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.2 Echo until the end of the stream: a long stream")
class Ex2_2_LongStreamTest {

    /** The first read returns as many bytes as this, if the buffer is large enough. Each later one returns one byte. */
    private static final int FIRST_READ = 20_000;

    @Test
    @DisplayName("a stream may need many reads, and many writes for each of them: the handler needs no more memory")
    void manyReadsAndWrites() throws Exception {
        byte[] sent = Ex2_2_EchoTest.randomBytes(FIRST_READ + SmallStack.MANY);
        var connection = new OneByteAtATime(sent);
        Throwable thrown = SmallStack.thrownBy(() -> new EchoHandler().handle(connection));
        assumeFalse(connection.isTooFake(), "needs a real socket");
        assertThat(thrown)
                .as("the exception of handle, on a connection that needs %d reads and writes", sent.length)
                .isNull();
        assertThat(Arrays.equals(sent, connection.echo.toByteArray()))
                .as("all %d bytes came back, on a connection that needs as many reads and writes", sent.length)
                .isTrue();
    }

    private static final class OneByteAtATime extends FakeChannel {

        private final ByteBuffer unread;
        private final ByteArrayOutputStream echo = new ByteArrayOutputStream();

        OneByteAtATime(byte[] sent) {
            this.unread = ByteBuffer.wrap(sent);
        }

        @Override
        public int read(ByteBuffer buffer) {
            if (!unread.hasRemaining()) {
                return -1;
            }
            int count = unread.position() == 0 ? Math.min(buffer.remaining(), FIRST_READ) : 1;
            buffer.put(unread.slice(unread.position(), count));
            unread.position(unread.position() + count);
            return count;
        }

        @Override
        public int write(ByteBuffer buffer) {
            if (!buffer.hasRemaining()) {
                return 0;
            }
            echo.write(buffer.get());
            return 1;
        }

        @Override
        SocketChannel shutDown() {
            return this;
        }
    }
}
