// Mistake: update returns true only if the queue has become writable.
// Fails with: [how often the listener was told that the queue has risen above the high water mark] expected: 1 but was: 0
package workshop.async;

class WaterMarks {
    boolean update(long size) {
        boolean before = writable;
        writable = size <= (writable ? high : low);
        return writable && !before;
    }
}
