package workshop;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Runs the test classes in the order of their exercises: 4.10 comes after 4.9, where an alphabet puts it after 4.1. */
public final class ExerciseOrder implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparingInt(ExerciseOrder::number).thenComparing(ClassDescriptor::getDisplayName));
    }

    /** The number of the exercise in its step: 10 for the display name "4.10 Pause the reader". */
    private static int number(ClassDescriptor test) {
        String exercise = test.getDisplayName().split(" ")[0];
        return Integer.parseInt(exercise.substring(exercise.indexOf('.') + 1));
    }
}
