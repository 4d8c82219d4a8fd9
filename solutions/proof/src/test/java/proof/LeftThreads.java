package proof;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import judge.Mistake;

/**
 * The threads that wrong solutions have left. One that waits costs nothing. One that runs on takes the processor away from all tests
 * after it, and may fill the memory: such a mistake is to be written so that it ends, for example when the channel is closed.
 */
final class LeftThreads {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** More than a thread needs to end. */
    private static final long TOLERATED_NANOS = 500_000_000;

    /** A thread, and what it had used of the processor when the mistake that has started it was judged. */
    private record Left(Mistake mistake, long nanos) {}

    private final Map<Thread, Left> threads = new HashMap<>();

    /** Notes the threads with code of the workshop that are there after a mistake was judged. Names earlier ones that run on, once. */
    List<String> after(Mistake mistake) {
        Map<Thread, StackTraceElement[]> stacks = Thread.getAllStackTraces();
        threads.keySet().retainAll(stacks.keySet());
        List<String> running = new ArrayList<>();
        threads.replaceAll((thread, left) -> {
            if (nanos(thread) - left.nanos() < TOLERATED_NANOS) {
                return left;
            }
            running.add(left.mistake() + ", at " + place(stacks.get(thread)));
            return new Left(left.mistake(), Long.MAX_VALUE);
        });
        stacks.forEach((thread, stack) -> {
            if (thread != Thread.currentThread() && !place(stack).isEmpty()) {
                threads.putIfAbsent(thread, new Left(mistake, nanos(thread)));
            }
        });
        return running;
    }

    private static long nanos(Thread thread) {
        return THREADS.getThreadCpuTime(thread.threadId());
    }

    private static String place(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith("workshop."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
    }
}
