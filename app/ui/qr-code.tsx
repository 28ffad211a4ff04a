/** One string of 0 and 1 per row, as computed on the server. */
export type QrMatrix = readonly string[]

/** Runs of dark modules as one path; two modules of white margin are part of the picture. */
function runs(matrix: QrMatrix): string {
  let path = ''
  matrix.forEach((row, y) => {
    for (const { 0: run, index } of row.matchAll(/1+/g)) path += `M${index} ${y}h${run.length}v1h-${run.length}z`
  })
  return path
}

/** Black on white in every theme, at least 104 px. The label says what the code is for. */
export function QrCode({ matrix, label }: { matrix: QrMatrix; label: string }) {
  const side = matrix.length + 4
  return (
    <svg className="qr" viewBox={`-2 -2 ${side} ${side}`} role="img" aria-label={label}>
      <path d={runs(matrix)} />
    </svg>
  )
}
