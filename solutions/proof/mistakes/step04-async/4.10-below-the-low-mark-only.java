// Mistake: the queue must fall below the low water mark, which is impossible if the mark is 0.
// Fails with: waited for an empty queue to be writable, where the low water mark is 0, and it did not come
package workshop.async;

class WaterMarks {
    boolean update(long size) {
        boolean before = writable;
        writable = writable ? size <= high : size < low;
        return writable != before;
    }
}
