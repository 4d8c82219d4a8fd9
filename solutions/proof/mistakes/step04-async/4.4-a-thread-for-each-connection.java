// Mistake: each connection reads on a thread of its own.
// Fails with: connections take, each of which waits for bytes] Expecting actual: 
package workshop.async;

class ReadLoop {
    void readNext() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                in = ensureCapacity(in, lastCount);
                completed(channel.read(in).get(), null);
            } catch (java.util.concurrent.ExecutionException e) {
                failed(e.getCause(), null);
            } catch (Exception | Error e) {
                failed(e, null);
            }
        });
    }
}
