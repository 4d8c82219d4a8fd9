package workshop.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The section of the page with the claim. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Section {

    /** The beginning of its heading, such as {@code 3.3} or {@code The concept}. */
    String value();
}
