// Mistake: 
// Red says: 
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
