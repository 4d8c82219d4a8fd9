package workshop.async;

import static workshop.Waiting.waitingFor;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import workshop.Waiting;

/** The only thread of a group. While a handler of the JDK holds it, no write of the group can end. */
final class HeldThread {

    private HeldThread() {}

    /** Returns when the thread is held. It is free again when the latch is counted down. */
    static void hold(Loopback loopback, CountDownLatch free) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Peer other = loopback.connect();
        FutureHandler<Integer> handler = new FutureHandler<>();
        handler.done.thenRun(() -> {
            busy.countDown();
            Loopback.holdThread(free);
        });
        loopback.accept().read(ByteBuffer.allocate(1), null, handler);
        other.send(new byte[1]);
        waitingFor("a handler to run", () -> busy.await(Waiting.LIMIT.toMillis(), TimeUnit.MILLISECONDS));
    }
}
