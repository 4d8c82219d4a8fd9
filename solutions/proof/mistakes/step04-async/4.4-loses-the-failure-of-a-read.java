// Mistake: the read is started by a dependent action, and its exception stays in a future that no code looks at.
// Fails with: waited for the end of receiving, after a read that failed at once, and it did not come
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        CompletableFuture.completedFuture(in).thenAccept(buffer -> {
            in = ensureCapacity(buffer, lastCount);
            channel.read(in, null, this);
        });
    }
}
