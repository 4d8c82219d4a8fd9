// Mistake: the state is set after channel.read, which may have called the handler already.
// Fails with: while reading is paused and resumed, and it did not come
package workshop.async;

class ReadLoop {
    private enum State {
        NEW,
        READING,
        HANDLING,
        PARKED
    }

    private State state = State.NEW;

    void readNext() {
        synchronized (this) {
            if (paused) {
                state = State.PARKED;
                return;
            }
        }
        try {
            in = ensureCapacity(in, lastCount);
            channel.read(in, null, this);
            synchronized (this) {
                state = State.READING;
            }
        } catch (RuntimeException | Error e) {
            failed(e, null);
        }
    }

    synchronized long lastReadTime() {
        return state == State.PARKED ? System.nanoTime() : lastReadTime;
    }

    void resume() {
        synchronized (this) {
            paused = false;
            if (state != State.PARKED) {
                return;
            }
            state = State.HANDLING;
            lastReadTime = System.nanoTime();
        }
        readNext();
    }
}
