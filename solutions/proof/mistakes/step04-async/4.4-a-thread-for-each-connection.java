// Mistake: each connection has a thread, which reads in a loop.
// Fails with: connections take, each of which waits for bytes] Expecting actual: 
package workshop.async;

class ReadLoop {
    void readNext() {
        if (Thread.currentThread().getName().equals("reader")) {
            return;
        }
        Thread.ofPlatform().daemon().name("reader").start(() -> {
            try {
                while (connection.isOpen() && !ended.isDone()) {
                    in = ensureCapacity(in, lastCount);
                    completed(channel.read(in).get(), null);
                }
            } catch (java.util.concurrent.ExecutionException e) {
                failed(e.getCause(), null);
            } catch (Throwable e) {
                failed(e, null);
            }
        });
    }
}
