/** What stands on the page until the first code of the page is there: the same as in index.html. */
export function Booting() {
  return (
    <div className="boot">
      <span className="boot-brand">Sparring</span>
    </div>
  );
}
