package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Finds closed listeners that the program still refers to. */
final class Garbage {

    private Garbage() {}

    /** Makes 100 listeners that are closed, and asserts that the garbage collector removes them. */
    static void assertRemoved(String listeners, Callable<Listener> closedListener) throws Exception {
        List<WeakReference<Listener>> closed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            closed.add(new WeakReference<>(closedListener.call()));
        }
        var garbage = new WeakReference<>(new Object());

        System.gc();

        assumeTrue(garbage.refersTo(null), "this JVM does not collect garbage when a program asks for it");
        assertThat(closed.stream().filter(listener -> !listener.refersTo(null)).count())
                .as("%s that are still in memory, of 100", listeners)
                .isLessThan(50);
    }
}
