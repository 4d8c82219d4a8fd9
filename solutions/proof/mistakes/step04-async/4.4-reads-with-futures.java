// Mistake: reads with futures: exceptionally gets the failure of the read in a CompletionException.
// Fails with: [the failure of receiving, after a read that failed at once] Expecting
package workshop.async;

class ReadLoop {
    void readNext() {
        if (parksHere()) {
            return;
        }
        in = ensureCapacity(in, lastCount);
        AsyncSockets.read(channel, in).thenAccept(count -> completed(count, null)).exceptionally(e -> {
            failed(e, null);
            return null;
        });
    }
}
