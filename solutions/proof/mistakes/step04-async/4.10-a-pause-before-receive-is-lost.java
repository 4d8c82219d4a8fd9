// Mistake: looks at the pause only after a read.
// Fails with: [frames that a connection received that was paused before receive] expected: 0 but was: 1
package workshop.async;

class ReadLoop {
    void readNext() {
        boolean first;
        synchronized (this) {
            first = lastCount == 0;
            parked = paused && !first;
            if (parked) {
                return;
            }
        }
        try {
            in = ensureCapacity(in, lastCount);
            channel.read(in, null, this);
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }
}
