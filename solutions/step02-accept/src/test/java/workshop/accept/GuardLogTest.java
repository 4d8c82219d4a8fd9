package workshop.accept;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beyond the exercise: the log line of a guard, when the error message of the failure is unusual. */
@DisplayName("ConnectionHandler: the log line of a guard")
@Timeout(10)
class GuardLogTest {

    @Test
    @DisplayName("a line break in the error message does not start a second log line")
    void lineBreak() throws Exception {
        assertThat(logOf(new IOException("bad command: x\r\nWARN a forged line\nand another")))
                .hasSize(1)
                .first(as(STRING))
                .contains("bad command: x\\r\\nWARN a forged line\\nand another");
    }

    @Test
    @DisplayName("when the error message cannot be computed, the class of the failure is logged")
    void failingMessage() throws Exception {
        assertThat(logOf(new FailingMessageException()))
                .hasSize(1)
                .first(as(STRING))
                .contains(FailingMessageException.class.getName());
    }

    @Test
    @DisplayName("when there is no memory for the log line, the guard does not throw")
    void noMemoryForTheLog() throws Exception {
        assertThat(logOf(new IOException("not logged"), new ByteArrayOutputStream() {
                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        throw new OutOfMemoryError("on purpose");
                    }
                }))
                .isEmpty();
    }

    private static final class FailingMessageException extends IOException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    /** The log lines of a guarded handler that fails. */
    private static List<String> logOf(IOException failure) throws Exception {
        return logOf(failure, new ByteArrayOutputStream());
    }

    private static List<String> logOf(IOException failure, ByteArrayOutputStream log) throws Exception {
        ConnectionHandler failing = connection -> {
            throw failure;
        };
        PrintStream standardError = System.err;
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(anyPort);
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                SocketChannel child = listener.accept()) {
            System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
            assertThatCode(() -> failing.guarded().handle(child)).doesNotThrowAnyException();
            assertThat(client.read(ByteBuffer.allocate(1)))
                    .as("the result of read for the client (-1: the end of the stream)")
                    .isEqualTo(-1);
        } finally {
            System.setErr(standardError);
        }
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
