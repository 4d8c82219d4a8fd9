package workshop.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The section of the page that makes a claim. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Section {

    /** How its heading begins: {@code 3.3}, or {@code The concept}. */
    String value();
}
