package workshop.accept;

import static org.assertj.core.api.Assertions.catchThrowable;
import static workshop.Waiting.waitingFor;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import workshop.Waiting;

/** A thread with a small stack. A loop fits onto it, and a method that calls itself for each client does not. */
final class SmallStack {

    /** More calls than fit onto the stack, also when the JIT compiler has inlined a method into itself. */
    static final int MANY = 50_000;

    private static final int STACK_BYTES = 256 * 1024;

    private SmallStack() {}

    /** The exception of some code, or null. */
    static Throwable thrownBy(ThrowingCallable code) throws Exception {
        FutureTask<Throwable> task = new FutureTask<>(() -> catchThrowable(code));
        Thread.ofPlatform().daemon().stackSize(STACK_BYTES).start(task);
        return waitingFor("the loop to end", () -> task.get(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }
}
