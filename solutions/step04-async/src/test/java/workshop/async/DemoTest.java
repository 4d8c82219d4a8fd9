package workshop.async;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Step 4's demo: all guests but one stall, and a connection fails")
@Timeout(30)
class DemoTest {

    private static final int GUESTS = 300;

    private static final String LEFT = "guest 1 left: slow consumer";

    /** The demo puts "guest 1: " before this line. So 2048 lines of 512 bytes fill a queue to its last byte. */
    private static final byte[] LINE = ("x".repeat(502) + "\n").getBytes(US_ASCII);

    private final AtomicLong mostCloses = new AtomicLong();

    private final PrintStream console = System.out;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void keepWhatIsPrinted() {
        System.setOut(new PrintStream(printed, true, US_ASCII));
    }

    @AfterEach
    void printToConsole() {
        System.setOut(console);
    }

    @Test
    @DisplayName("each of them is cut off, and the room hears it, but no guest is closed while another is being closed")
    void broadcastsAreNotNested() {
        Demo demo = new Demo();
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < GUESTS; i++) {
            guests.add(new Guest());
            demo.welcome(guests.getLast());
        }
        Talker talker = new Talker();
        demo.welcome(talker);
        guests.forEach(guest -> guest.stalls = true);
        while (guests.stream().allMatch(Guest::isOpen)) {
            talker.say(LINE);
        }

        assertThat(mostCloses.get()).as("calls of close on one stack").isEqualTo(1);
        await("each guest left, as the demo prints it")
                .until(() -> printed.toString(US_ASCII).split(LEFT, -1).length == GUESTS + 1);
        assertThat(guests).as("guests that stall").noneMatch(Guest::isOpen);
    }

    @Test
    @DisplayName("a connection fails with an exception that has no message: the demo prints which exception it is")
    void reasonWithoutMessage() {
        new Demo().welcome(new MemoryChannel(Runnable::run) {
            @Override
            public <A> void read(
                    ByteBuffer into,
                    long timeout,
                    TimeUnit unit,
                    A attachment,
                    CompletionHandler<Integer, ? super A> handler) {
                throw new ReadPendingException();
            }
        });

        await("that the guest left, and why, as the demo prints it")
                .untilAsserted(() -> assertThat(printed.toString(US_ASCII))
                        .contains("guest 1 left: java.nio.channels.ReadPendingException"));
    }

    private static boolean closesConnection(StackWalker.StackFrame frame) {
        return frame.getClassName().equals(AsyncConnection.class.getName())
                && frame.getMethodName().equals("close");
    }

    /** A guest that reads at first, and later stalls. */
    private final class Guest extends MemoryChannel {

        private boolean stalls;

        Guest() {
            super(Runnable::run);
        }

        @Override
        public synchronized <A> void write(
                ByteBuffer[] from,
                int offset,
                int length,
                long timeout,
                TimeUnit unit,
                A attachment,
                CompletionHandler<Long, ? super A> handler) {
            if (!stalls) {
                super.write(from, offset, length, timeout, unit, attachment, handler);
            }
        }

        @Override
        public void close() {
            super.close();
            long closes = StackWalker.getInstance()
                    .walk(frames -> frames.filter(DemoTest::closesConnection).count());
            mostCloses.accumulateAndGet(closes, Math::max);
        }
    }

    /** A guest that reads and talks. */
    private static final class Talker extends MemoryChannel {

        private ByteBuffer in;
        private Runnable endOfRead;

        Talker() {
            super(Runnable::run);
        }

        @Override
        public <A> void read(
                ByteBuffer into,
                long timeout,
                TimeUnit unit,
                A attachment,
                CompletionHandler<Integer, ? super A> handler) {
            in = into;
            endOfRead = () -> handler.completed(LINE.length, attachment);
        }

        void say(byte[] line) {
            in.put(line);
            endOfRead.run();
        }
    }
}
