// Mistake: the low mark counts while the queue is writable, and the high one while it is not.
// Fails with: [a queue is writable that is less full than the high water mark] Expecting value to be true but was false
package workshop.async;

class WaterMarks {
    boolean update(long size) {
        boolean before = writable;
        writable = size <= (writable ? low : high);
        return writable != before;
    }
}
