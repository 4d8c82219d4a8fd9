package workshop.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Finds closed listeners, and their channels, that the program still refers to. */
final class Garbage {

    private Garbage() {}

    /** Makes 100 listeners that are closed, and asserts that the garbage collector removes them and their channels. */
    static void assertRemoved(String listeners, Callable<Listener> closedListener) throws Exception {
        List<WeakReference<Object>> closed = new ArrayList<>();
        List<WeakReference<Object>> channels = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Listener listener = closedListener.call();
            closed.add(new WeakReference<>(listener));
            channels.add(new WeakReference<>(listener.channel()));
        }
        var garbage = new WeakReference<>(new Object());

        System.gc();

        assumeTrue(garbage.refersTo(null), "this JVM does not collect garbage when a program asks for it");
        assertRemoved(listeners, closed);
        assertRemoved("channels of " + listeners, channels);
    }

    private static void assertRemoved(String objects, List<WeakReference<Object>> references) {
        assertThat(references.stream()
                        .filter(reference -> !reference.refersTo(null))
                        .count())
                .as("%s that are still in memory, of 100", objects)
                .isLessThan(50);
    }
}
