/** Below this width, in pixels, Studio would fold a form away to make room for a pane beside it. */
const ROOM_FOR_TWO = 1360

/** Whether the window is wide enough for a form and a pane beside it. */
export function hasRoomForTwo(): boolean {
  return typeof window !== 'undefined' && window.innerWidth >= ROOM_FOR_TWO
}
