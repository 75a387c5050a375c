/** The largest file that the API accepts. */
export const fileBytesMax = 104_857_600;
