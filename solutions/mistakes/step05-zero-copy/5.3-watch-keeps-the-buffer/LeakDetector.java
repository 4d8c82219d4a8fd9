// Mistake: watch keeps the buffer.
// Red says: 'the report of a dropped buffer' didn't complete
package workshop.zerocopy;

class LeakDetector {
    class Watch {
        final PooledBuffer buffer;

        private Watch(PooledBuffer buffer, ReferenceQueue<PooledBuffer> dropped) {
            super(buffer, dropped);
            this.buffer = buffer;
        }
    }
}
