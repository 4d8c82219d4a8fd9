// Mistake: inUse() counts the buffers that were ever made.
// Fails with: [buffers in use after 1000 uses, one after another] expected: 0 but was: 1
package workshop.zerocopy;

class BufferPool {
    public synchronized int inUse() {
        return allocated;
    }
}
