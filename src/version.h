/* version - the one place that knows it. */
#ifndef SMF119_VERSION_H
#define SMF119_VERSION_H

#define SMF119_VERSION "0.1.0"

#endif
