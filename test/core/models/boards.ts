export {
  arbitraryItem as itemOf,
  arbitraryItems as itemsOf,
  buildSnapshot as boardOf,
} from "./snapshots.ts";
