package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("5.8 Parse in place: how much work and memory it takes")
class Ex5_8_WorkTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    @Order(1)
    @DisplayName("allocates nothing for a message")
    void allocatesNothing() throws Exception {
        int messages = 20_000;
        byte[] stream = "MSG news.today 12 _INBOX.7 5\r\nhello\r\nHMSG news.h 1 8 10\r\nA: b\r\n\r\nhi\r\n"
                .repeat(messages / 2)
                .getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        int[] count = new int[1];
        MessageParser parser = new MessageParser(Ex5_8_ParseTest.MAX, new Recorder() {
            @Override
            public void onMessage(Message message) {
                count[0]++;
            }
        });
        // The first half loads the classes.
        parser.parse(bytes.limit(stream.length / 2));
        int first = count[0];

        long before = THREADS.getCurrentThreadAllocatedBytes();
        parser.parse(bytes.limit(stream.length));
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(count[0]).as("messages that the handler got").isEqualTo(messages);
        assertThat((double) allocated / (messages - first))
                .as("bytes that the parser allocated for each message, in the last half of %d messages", messages)
                .isLessThan(2);
    }

    @Test
    @Order(2)
    @DisplayName("a long line in small reads is no more work than short lines")
    void noSquares() throws Exception {
        // Short enough for a busy machine: a search from the beginning at each byte is fifty times the work.
        byte[] lengthy =
                "MSG %s 1 0\r\n\r\n".formatted("s".repeat(1500)).repeat(2).getBytes(UTF_8);
        byte[] brief =
                "MSG %s 1 0\r\n\r\n".formatted("s".repeat(10)).repeat(125).getBytes(UTF_8);
        Recorder counted = new Recorder();
        Ex5_8_ParseTest.parseByteByByte(lengthy, counted);
        // Only the number: a list with such subjects in it would fill the screen.
        assertThat(counted.operations().size())
                .as("messages with a subject of 1500 bytes")
                .isEqualTo(2);

        OperationHandler ignored = new Recorder() {
            @Override
            public void onMessage(Message message) {}
        };
        double ratio = Work.ratio(
                () -> Ex5_8_ParseTest.parseByteByByte(lengthy, ignored),
                () -> Ex5_8_ParseTest.parseByteByByte(brief, ignored));

        assertThat(ratio)
                .as("the work for lines of 1500 bytes, read byte by byte, as a multiple of that for short lines")
                .isLessThan(8);
    }
}
